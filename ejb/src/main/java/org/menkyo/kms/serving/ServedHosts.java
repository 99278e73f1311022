package org.menkyo.kms.serving;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.menkyo.catalog.ClientCatalogs;
import org.menkyo.kms.host.HostKeys;
import org.menkyo.kms.host.InstalledHost;
import org.menkyo.kms.host.InstalledHosts;
import org.menkyo.protocol.catalog.CatalogEdition;
import org.menkyo.protocol.catalog.ClientCatalog;
import org.menkyo.protocol.certificate.SigningKey;
import org.menkyo.protocol.kms.CatalogKey;

/** Tells which host answers on the port, and on what terms, as the database says now. */
@ApplicationScoped
public class ServedHosts {

    private final InstalledHosts hosts;
    private final ClientCatalogs catalogs;
    private final HostKeys keys;

    @Inject
    public ServedHosts(InstalledHosts hosts, ClientCatalogs catalogs, HostKeys keys) {
        this.hosts = hosts;
        this.catalogs = catalogs;
        this.keys = keys;
    }

    /**
     * What the port serves.
     *
     * @param catalogKey authenticates the requests
     * @param host the host that answers; empty if none is activated
     */
    public record Served(CatalogKey catalogKey, Optional<ServedHost> host) {}

    /**
     * The host that answers.
     *
     * @param terms on what terms
     * @param key signs the answers
     * @param port the port of its own, if it has one (VA-309)
     * @param publishedLabel the label under which clients may find it by DNS, if they may (VA-308)
     */
    public record ServedHost(HostTerms terms, SigningKey key, OptionalInt port, Optional<String> publishedLabel) {}

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public Served current() {
        ClientCatalog catalog = catalogs.current();
        return new Served(catalog.catalogKey(), hosts.serving().map(host -> served(host, catalog)));
    }

    private ServedHost served(InstalledHost host, ClientCatalog catalog) {
        HostTerms terms = new HostTerms(
                host.id(),
                host.certificate().orElseThrow(),
                catalog.editions().stream().collect(Collectors.toMap(CatalogEdition::code, Function.identity())),
                host.renewalMinutes(),
                host.retryMinutes(),
                host.refusesFrom());
        Optional<String> label = Optional.of(catalog.serviceLabel()).filter(name -> host.isDnsPublished());
        return new ServedHost(terms, keys.signingKey(host), host.port(), label);
    }
}
