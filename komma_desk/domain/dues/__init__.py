"""What falls due in a case: a procedure, a history, clocks and the law's rules put together."""
