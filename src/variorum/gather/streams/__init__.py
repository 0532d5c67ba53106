"""Bytes on their way in: unpacked, joined, readable from any place; always bounded."""
