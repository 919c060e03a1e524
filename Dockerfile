# The version of .nvmrc (a test compares them) and the digest of its image for every architecture: what is built is what was
# tested. docs/operations.md says how both are renewed.
ARG NODE_IMAGE=node:24.21.0-bookworm-slim@sha256:0e0ff40c39bc087845bfb27465a0df4ea419520094bc35842ff83dd8cbe6f9b6

FROM ${NODE_IMAGE} AS build
WORKDIR /build
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY .swcrc tsconfig.json schema.graphql ./
COPY examples ./examples
COPY explorer ./explorer
COPY migrations ./migrations
COPY scripts ./scripts
COPY src ./src
RUN npm run --silent build

# Without optional packages: the binaries of the embedded PostgreSQL are for development, and stay out.
FROM ${NODE_IMAGE} AS packages
WORKDIR /packages
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --omit=optional --no-audit --no-fund

FROM ${NODE_IMAGE}
ENV NODE_ENV=production CAUSEWAY_ROLE=api
WORKDIR /causeway
COPY --from=packages /packages/node_modules ./node_modules
COPY --from=build /build/dist ./dist
COPY package.json LICENSE ./
# Nothing here is writable to the user that runs it but the folder of uploaded files, for the volume mounted there.
RUN install --directory --owner=node --mode=700 /var/lib/causeway/files
USER node
EXPOSE 4000 9464
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 CMD ["node", "dist/src/healthcheck.js"]
# What `npm run start:api` runs, without npm and a shell in between: signals reach the process itself.
CMD ["node", "--max-semi-space-size=64", "dist/src/main.js"]
