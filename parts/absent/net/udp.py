from .boards import absent

absent(__name__)
