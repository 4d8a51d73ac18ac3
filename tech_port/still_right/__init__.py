"""Is this still right? When each public record was last known to be right, who said so, and asking those who know."""
