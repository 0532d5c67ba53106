"""A language model on the user's machine, asked which sentences to set side by side. The only door to a model: `collate` reads
what it wrote and speaks to nobody. Needs the extra "propose".
"""

from variorum.propose.address import Address, address
from variorum.propose.exchanges import Exchanges
from variorum.propose.proposing import Outcome, propose
from variorum.propose.server import Server
from variorum.propose.settings import ProposeSettings

__all__ = ["Address", "Exchanges", "Outcome", "ProposeSettings", "Server", "address", "propose"]
