FROM python:3.11-slim

# A plain user: nothing here needs root once it is built.
RUN useradd --create-home --uid 10001 factcheck
WORKDIR /srv/factcheck
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1

# Alone, so that a change in the code does not install everything again.
COPY requirements.txt ./
RUN pip install --require-hashes -r requirements.txt

COPY . .
# Neither step needs a key or a database.
RUN python -m babel.messages.frontend --quiet compile --directory factcheck/locale --domain django \
    && python manage.py collectstatic --noinput

USER factcheck
EXPOSE 8000
# Threads wait for the database while another computes; WEB_CONCURRENCY sets the number of processes.
CMD ["gunicorn", "factcheck.wsgi", "--bind", "0.0.0.0:8000", "--worker-class", "gthread", "--threads", "4"]
