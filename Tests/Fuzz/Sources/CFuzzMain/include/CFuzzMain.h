// Nothing is called from Swift: see CFuzzMain.c.
