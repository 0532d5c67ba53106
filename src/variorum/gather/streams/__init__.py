"""Streams of bytes on their way in: unpacked, joined, readable from any place, and always bounded."""
