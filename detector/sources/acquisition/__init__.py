"""Acquisitions: exactly the bytes that were read from a phone, kept so that they can be judged again and checked.

The format is described in docs/acquisition-format.md.
"""
