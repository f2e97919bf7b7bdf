"""The demo of ``seeds/``: its reports, its people and what they decided, done again through the services.

Outward: ``loading.load_demo``. Nothing is written past the services, so that the demo is what a newsroom would see.
"""
