// What was read would be remembered here.
