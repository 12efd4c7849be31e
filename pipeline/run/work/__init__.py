"""Reading in processes of their own: what one may use, where it ends, what of it is kept."""
