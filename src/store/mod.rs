//! SQL and nothing else: tables, transactions, history, totals.
