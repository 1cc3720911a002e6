// What is typed would be kept here.
