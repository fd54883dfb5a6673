"""Commands that need more than a page of `formsvc.cli`, one module each; they too load what they need when they run."""
