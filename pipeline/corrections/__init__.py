"""What people have put right: the files beside the PDFs, how they are read and how they are written."""
