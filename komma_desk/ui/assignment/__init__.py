"""Which case follows which procedure: the rule table, changed, tried, proposed, published."""
