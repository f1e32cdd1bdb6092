"""What each command of the phone prints, one file per service, in the format of the phone's Android version."""
