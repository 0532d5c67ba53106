"""Asks a language model on the user's machine which sentences to set side by side. It is the only room that speaks to a model: `collate` only
reads the proposals. Needs the extra "propose".
"""

from variorum.propose.address import Address, address
from variorum.propose.exchanges import Exchanges
from variorum.propose.proposing import Outcome, propose
from variorum.propose.server import Server
from variorum.propose.settings import ProposeSettings

__all__ = ["Address", "Exchanges", "Outcome", "ProposeSettings", "Server", "address", "propose"]
