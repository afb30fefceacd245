"""The rules, a module a family; each rule stands whole in one place."""
