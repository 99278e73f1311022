# Properties Credential Store (Do Not Modify)
key=RUxZAUt1vkxxATBlq1bIqEhEgwAFJqMFc+FMROI5AYpZmJJ0dA==
