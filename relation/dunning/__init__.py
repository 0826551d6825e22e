"""Unpaid invoices: rates, interest, levels, letters and the register of what was sent."""
