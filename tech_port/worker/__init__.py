"""The one program beside the web server: it sends the mails and does every timed job."""
