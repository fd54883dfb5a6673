"""The record of a referral to the multi-agency safeguarding hub: what was handed over, and what came of it.

The referral itself is made on the hub's own form or by telephone.
"""
