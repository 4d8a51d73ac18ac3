"""What every list shares: filters, exports, feeds, spreadsheets and spelling."""
