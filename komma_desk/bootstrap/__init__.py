"""The only room that knows everybody: builds the collaborators once and hands them round."""
