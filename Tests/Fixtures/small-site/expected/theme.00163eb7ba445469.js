// Light or dark would be chosen here.
