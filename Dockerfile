# The version in .nvmrc (a test compares them), pinned by the multi-platform digest of its image. docs/operations.md describes
# how to update both.
ARG NODE_IMAGE=node:24.21.0-bookworm-slim@sha256:0e0ff40c39bc087845bfb27465a0df4ea419520094bc35842ff83dd8cbe6f9b6

FROM ${NODE_IMAGE} AS build
WORKDIR /build
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY .swcrc tsconfig.json schema.graphql ./
COPY examples ./examples
COPY explorer ./explorer
COPY console ./console
COPY migrations ./migrations
COPY scripts ./scripts
COPY src ./src
RUN npm run --silent build

# Without optional packages: the binaries of the embedded PostgreSQL are only for development.
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
# The runtime user can only write to the folder for uploaded files, where a volume is mounted.
RUN install --directory --owner=node --mode=700 /var/lib/causeway/files
USER node
EXPOSE 4000 9464
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 CMD ["node", "dist/src/healthcheck.js"]
# Same as `npm run start:api`, but without npm and a shell, so that signals reach the process.
CMD ["node", "--max-semi-space-size=16", "dist/src/main.js"]
