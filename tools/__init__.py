"""What is run by hand: builders of the data files that the package ships."""
