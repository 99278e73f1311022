package org.menkyo.machines.find;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.ExtendedResult;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import com.unboundid.ldap.sdk.extensions.StartTLSExtendedRequest;
import com.unboundid.util.ssl.HostNameSSLSocketVerifier;
import com.unboundid.util.ssl.JVMDefaultTrustManager;
import com.unboundid.util.ssl.PEMFileTrustManager;
import com.unboundid.util.ssl.SSLUtil;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.menkyo.client.kms.HostAddress;
import org.menkyo.machines.problem.ProblemException;

/**
 * A directory that machines are found in, by LDAP (VA-501).
 *
 * @param address {@code ldaps://host[:port]}, or {@code ldap://host[:port]}
 * @param startTls whether a connection by {@code ldap} begins TLS before anything else
 * @param trusted a file with the certificates, in PEM, that the directory's certificate is believed by; without it, those of
 *     the Java runtime
 * @param base the entry below which is searched
 * @param filter which entries are machines
 * @param attributes where an entry's host name or address stands: the first of these that has one
 * @param account who signs in; without it, anybody
 */
public record Directory(
        URI address,
        boolean startTls,
        Optional<Path> trusted,
        String base,
        String filter,
        List<String> attributes,
        Optional<Account> account) {

    /** What machines are in Active Directory, and in directories that follow RFC 2307 or X.521. */
    public static final String DEFAULT_FILTER = "(|(objectClass=computer)(objectClass=ipHost)(objectClass=device))";

    /** Where host names stand in Active Directory, addresses by RFC 2307, and names else. */
    public static final List<String> DEFAULT_ATTRIBUTES = List.of("dNSHostName", "ipHostNumber", "cn");

    private static final int PAGE = 500;
    private static final int LDAP_PORT = 389;
    private static final int LDAPS_PORT = 636;
    private static final int CONNECT_MILLIS = 10_000;
    private static final Duration ANSWER = Duration.ofSeconds(60);

    /**
     * Who signs in.
     *
     * @param name the distinguished name
     * @param password never shown
     */
    public record Account(String name, String password) {

        @Override
        public String toString() {
            return "Account[" + name + "]";
        }
    }

    /**
     * The machines of the directory, at most {@value Candidates#MAX}, asked for page by page.
     *
     * @param defaultPort the agents' port
     */
    public Candidates find(int defaultPort) throws ProblemException {
        requireSafe();
        Set<HostAddress> found = new LinkedHashSet<>();
        try (LDAPConnection connection = connected()) {
            Filter machines = Filter.create(filter);
            ASN1OctetString cookie = null;
            do {
                SearchRequest request =
                        new SearchRequest(base, SearchScope.SUB, machines, attributes.toArray(String[]::new));
                request.addControl(new SimplePagedResultsControl(PAGE, cookie, false));
                SearchResult page = connection.search(request);
                page.getSearchEntries()
                        .forEach(entry -> host(entry, defaultPort).ifPresent(found::add));
                if (found.size() > Candidates.MAX) {
                    throw ProblemException.wrong("machines.many", address, Candidates.MAX);
                }
                SimplePagedResultsControl rest = SimplePagedResultsControl.get(page);
                cookie = rest == null ? null : rest.getCookie();
            } while (cookie != null && cookie.getValueLength() > 0);
        } catch (LDAPException | GeneralSecurityException e) {
            throw problem(e);
        }
        return new Candidates("directory " + address.getHost() + " " + base, true, found);
    }

    /** A password goes only where nobody can read it on the way. */
    private void requireSafe() throws ProblemException {
        boolean encrypted = isLdaps() || startTls;
        boolean local = address.getHost().matches("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]");
        if (account.isPresent() && !encrypted && !local) {
            throw ProblemException.wrong("directory.insecure", address);
        }
    }

    private LDAPConnection connected() throws LDAPException, GeneralSecurityException {
        LDAPConnectionOptions options = new LDAPConnectionOptions();
        options.setConnectTimeoutMillis(CONNECT_MILLIS);
        options.setResponseTimeoutMillis(ANSWER.toMillis());
        options.setFollowReferrals(false);
        // The library compares no names by itself.
        options.setSSLSocketVerifier(new HostNameSSLSocketVerifier(true));
        SSLUtil tls = new SSLUtil(
                trusted.isPresent()
                        ? new PEMFileTrustManager(trusted.get().toFile())
                        : JVMDefaultTrustManager.getInstance());
        String host = address.getHost().replaceAll("[\\[\\]]", "");
        int port = address.getPort() >= 0 ? address.getPort() : isLdaps() ? LDAPS_PORT : LDAP_PORT;
        LDAPConnection connection = isLdaps()
                ? new LDAPConnection(tls.createSSLSocketFactory(), options, host, port)
                : new LDAPConnection(options, host, port);
        try {
            if (startTls && !isLdaps()) {
                ExtendedResult begun =
                        connection.processExtendedOperation(new StartTLSExtendedRequest(tls.createSSLContext()));
                if (begun.getResultCode() != ResultCode.SUCCESS) {
                    throw new LDAPException(begun);
                }
            }
            if (account.isPresent()) {
                connection.bind(new SimpleBindRequest(
                        account.get().name(), account.get().password()));
            }
        } catch (LDAPException | GeneralSecurityException e) {
            connection.close();
            throw e;
        }
        return connection;
    }

    private boolean isLdaps() {
        return "ldaps".equalsIgnoreCase(address.getScheme());
    }

    /** An entry without a usable name is no machine that can be asked. */
    private Optional<HostAddress> host(Entry entry, int defaultPort) {
        for (String attribute : attributes) {
            String value = entry.getAttributeValue(attribute);
            if (value != null && !value.isBlank()) {
                try {
                    return Optional.of(MachineAddresses.parse(value, defaultPort));
                } catch (IllegalArgumentException e) {
                    // Something else stands there, such as a description with spaces.
                }
            }
        }
        return Optional.empty();
    }

    private ProblemException problem(Exception e) {
        if (e instanceof LDAPException ldap) {
            ResultCode code = ldap.getResultCode();
            if (code == ResultCode.INVALID_CREDENTIALS) {
                return ProblemException.broken("directory.account", address);
            }
            if (code == ResultCode.NO_SUCH_OBJECT) {
                return ProblemException.wrong("directory.base", address, base);
            }
            if (code == ResultCode.FILTER_ERROR) {
                return ProblemException.wrong("directory.filter", filter);
            }
        }
        return ProblemException.broken("directory", address, e.getMessage());
    }
}
