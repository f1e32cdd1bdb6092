"""Bytes in: a phone, or something saved from one."""
