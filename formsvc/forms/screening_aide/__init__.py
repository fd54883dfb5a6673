"""The screening aide of one child: what is seen, side by side, and what happens next.

It stands beside the partnership's own screening tool and does not replace it. Nothing here adds factors up.
"""
