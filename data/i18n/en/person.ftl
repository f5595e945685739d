# One person's steps, as a reviewer sees them
person-no-supervisor = No supervisor yet
person-reviewed-by = Own work reviewed by { $name }
person-empty = This person's steps in every phase will be listed here.
person-findings = Findings held: { $count }
person-export = Export team
person-due = Due
person-submitted = Submitted
person-reviewed = Reviewed
person-comment = Comment
person-open-singly = This step is reviewed piece by piece: press Enter to open it.
person-finding-leader = Leader
person-finding-owner = Owner
person-finding-text = Description
