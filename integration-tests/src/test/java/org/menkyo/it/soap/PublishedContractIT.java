package org.menkyo.it.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.menkyo.it.product.RunningProduct;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The contract as the server publishes it: complete, and with addresses by which it was asked. */
@Tag("LC-1103")
@Tag("LC-1106")
class PublishedContractIT {

    private final RunningProduct product = RunningProduct.get();
    private final HttpClient http = HttpClient.newHttpClient();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OrderService",
                "OrderServiceSoap12",
                "AgreementService",
                "AgreementServiceSoap12",
                "SupportService",
                "SupportServiceSoap12",
                "LicenseService",
                "LicenseServiceSoap12",
                "LicenseInformationService",
                "LicenseInformationServiceSoap12",
                "AssignmentService",
                "AssignmentServiceSoap12",
                "PermissionService",
                "PermissionServiceSoap12",
                "PhoneService",
                "PhoneServiceSoap12",
                "ActivationService",
                "ActivationServiceSoap12"
            })
    void isCompleteAndKnowsItsAddress(String service) throws Exception {
        for (String host : new String[] {"localhost", "127.0.0.1"}) {
            URI endpoint = URI.create(product.soap("/" + service).toString().replace("localhost", host));
            Document wsdl = fetch(URI.create(endpoint + "?wsdl"));

            assertThat(attributes(wsdl, "address", "location")).containsExactly(endpoint.toString());
            Set<URI> documents = new HashSet<>();
            collect(URI.create(endpoint + "?wsdl"), documents);
            assertThat(documents)
                    .hasSizeGreaterThanOrEqualTo(4)
                    .allMatch(uri -> uri.getHost().equals(host));
        }
    }

    private void collect(URI address, Set<URI> documents) throws Exception {
        if (documents.add(address)) {
            Document document = fetch(address);
            for (String attribute : new String[] {"location", "schemaLocation"}) {
                for (String imported : attributes(document, "import", attribute)) {
                    collect(address.resolve(imported), documents);
                }
            }
        }
    }

    private Document fetch(URI address) throws Exception {
        HttpResponse<String> response =
                http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
        assertThat(response.statusCode()).as(address.toString()).isEqualTo(200);
        return RawPeer.document(response.body());
    }

    private static Set<String> attributes(Document document, String element, String attribute) {
        Set<String> values = new HashSet<>();
        NodeList found = document.getElementsByTagNameNS("*", element);
        for (int i = 0; i < found.getLength(); i++) {
            if (((Element) found.item(i)).hasAttribute(attribute)) {
                values.add(((Element) found.item(i)).getAttribute(attribute));
            }
        }
        return values;
    }
}
