"""What somebody could put in to do harm, and what comes of it: a message, in bounded time and memory."""
