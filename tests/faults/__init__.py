"""The book under blows: kills, full disks, power cuts, damage and malformed files, counted on a scoreboard."""
