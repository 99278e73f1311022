package org.menkyo.it.soap;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.menkyo.it.soap.SoapContract.Operation;
import org.menkyo.it.soap.SoapRequest.Change;
import org.menkyo.it.soap.SoapRequest.Kind;

/**
 * Messages made from the contract that are wrong in up to three ways: in values, types, envelope, headers, entities, encoding,
 * attachments, and in what HTTP says of them. One seed always makes the same messages.
 */
final class HostileMessages {

    private static final String WSSE =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
    private static final String WSU =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";
    private static final String TEXT = "(?<=>)[^<>]+(?=</)";

    private static final List<String> VALUES = List.of(
            "",
            " ",
            "-1",
            "NaN",
            "99999999999999999999",
            "2026-13-45T99:99:99Z",
            "x".repeat(70_000),
            "\uFFFD",
            "\uFFFE",
            "\uD83D\uDE00",
            "\u202Ex\u0301\u3000",
            "&nope;",
            "1&nbsp;000",
            "&#0;",
            "&#xFFFE;",
            "&#x1F600;",
            "&#xD800;",
            "<![CDATA[<x>&nope;]]>",
            "<i:Include xmlns:i='http://www.w3.org/2004/08/xop/include' href='cid:absent@x'/>",
            "<i:Include xmlns:i='http://www.w3.org/2004/08/xop/include' href='http://127.0.0.1:1/'/>",
            "<i:Include xmlns:i='http://www.w3.org/2004/08/xop/include' href='file:///etc/passwd'/>",
            "<a>".repeat(300) + "</a>".repeat(300));

    private static final List<String> HEADERS = List.of(
            "<x:y xmlns:x='urn:x' s:mustUnderstand='1'/>",
            "<x:y xmlns:x='urn:x' s:mustUnderstand='maybe'/>",
            "<x:y xmlns:x='urn:x' s:actor='http://other.example' s:mustUnderstand='1'/>",
            "text",
            "&nope;",
            security("", "<w:UsernameToken><w:Username>demo-distributor</w:Username></w:UsernameToken>"),
            security("s:actor='urn:other' s:role='urn:other'", "<w:BinarySecurityToken>AAAA</w:BinarySecurityToken>"),
            security("", "<u:Timestamp><u:Expires>2020-01-01T00:00:00Z</u:Expires></u:Timestamp>"),
            security("", "<u:Timestamp><u:Created>yesterday</u:Created></u:Timestamp>"),
            security("s:mustUnderstand='1'", "<d:Signature xmlns:d='http://www.w3.org/2000/09/xmldsig#'/>"),
            security("", "") + security("", ""),
            security("", "&nope;"));

    private static final List<String> CHARSETS =
            List.of("UTF-8", "UTF-16", "UTF-16LE", "ISO-8859-1", "Shift_JIS", "EUC-JP", "US-ASCII", "windows-1252");

    private static final List<String> TYPES = List.of(
            "text/xml",
            "application/soap+xml",
            "application/soap+xml; action=\"urn:x\"",
            "text/plain",
            "text/xml; charset=nonsense",
            "text/xml; charset=\"\"",
            "text/xml; charset",
            "application/x-www-form-urlencoded",
            "multipart/related",
            "multipart/related; boundary=b; type=\"text/xml\"",
            "nothing");

    private static final List<String> ACTIONS = List.of(
            "", "\"\"", "\"urn:menkyo:order:v1:getOrder\"", "\"urn:x\"", "getOrder", "\"", "\"a\",\"b\"", "%00");

    private final Random random;
    private final List<Operation> operations;
    private final SoapSamples samples;

    HostileMessages(SoapContract contract, SoapSamples samples, long seed) {
        this.random = new Random(seed);
        this.operations = contract.operations();
        this.samples = samples;
    }

    /** What is sent, and what was done to it. */
    record Message(String service, byte[] content, Map<String, String> headers, String story) {

        HttpRequest to(URI endpoint) {
            HttpRequest.Builder request = HttpRequest.newBuilder(endpoint).POST(BodyPublishers.ofByteArray(content));
            headers.forEach(request::setHeader);
            return request.build();
        }

        @Override
        public String toString() {
            String text = new String(content, StandardCharsets.ISO_8859_1);
            return service + " " + story + " " + headers + "\n" + text.substring(0, Math.min(2_000, text.length()));
        }
    }

    Message next() {
        Operation operation = any(operations);
        List<String> story = new ArrayList<>(List.of(operation.name()));
        String version = operation.isSoap12() != once(40) ? RawPeer.SOAP12 : RawPeer.SOAP11;
        String text = RawPeer.envelope(version, once(4) ? any(HEADERS) : "", request(operation, story));
        for (int i = random.nextInt(3); i > 0; i--) {
            text = altered(text, story);
        }
        Map<String, String> headers = new LinkedHashMap<>();
        samples.caller(operation).header().ifPresent(basic -> headers.put("Authorization", basic));
        String type = operation.isSoap12() ? "application/soap+xml" : "text/xml";
        byte[] content = encoded(text, type, headers, story);
        if (once(6)) {
            headers.put("SOAPAction", any(ACTIONS));
        }
        if (once(20)) {
            headers.put("Accept-Language", any(List.of("-", "ja", "*;q=x", "en;q=0")));
        }
        return new Message(operation.service(), content, headers, String.join(", ", story));
    }

    private String request(Operation operation, List<String> story) {
        if (once(2)) {
            return SoapRequest.right(operation.request(), samples.values(operation));
        }
        List<String> paths = new ArrayList<>();
        paths(operation.request(), "", paths);
        String path = any(paths);
        Kind kind = any(List.of(Kind.LEFT_OUT, Kind.TEXT, Kind.STRANGER_INSIDE));
        Change change = new Change(kind, path, kind == Kind.TEXT ? any(VALUES) : "");
        story.add(change.toString());
        return SoapRequest.wrong(operation.request(), samples.values(operation), change);
    }

    private static void paths(SoapField field, String path, List<String> paths) {
        paths.add(path);
        field.inner().forEach(inner -> paths(inner, path.isEmpty() ? inner.name() : path + "." + inner.name(), paths));
    }

    private String altered(String text, List<String> story) {
        if (text.isEmpty()) {
            return text;
        }
        int at = random.nextInt(text.length());
        int to = at + random.nextInt(Math.min(40, text.length() - at));
        String body = "(?s)<s:Body>.*</s:Body>";
        List<Map.Entry<String, UnaryOperator<String>>> ways = List.of(
                Map.entry("a piece lost", m -> m.substring(0, at) + m.substring(to)),
                Map.entry("a piece twice", m -> m.substring(0, to) + m.substring(at)),
                Map.entry("cut off", m -> m.substring(0, at)),
                Map.entry("a character", m -> m.substring(0, at) + any(VALUES) + m.substring(at)),
                Map.entry("another namespace", m -> m.replaceFirst(":v1'", ":v2'")),
                Map.entry("no namespace", m -> m.replaceFirst(" xmlns='urn[^']*'", "")),
                Map.entry("another version", m -> m.replace("/envelope/'", "/envelop/'")),
                Map.entry("two bodies", m -> m.replaceFirst("</s:Body>", "</s:Body><s:Body/>")),
                Map.entry("two headers", m -> m.replaceFirst("<s:Header>", "<s:Header/><s:Header>")),
                Map.entry("a header behind", m -> m.replaceFirst("</s:Body>", "</s:Body><s:Header/>")),
                Map.entry("two requests", m -> m.replaceFirst("</s:Body>", "<x/></s:Body>")),
                Map.entry("no request", m -> m.replaceFirst(body, "<s:Body/>")),
                Map.entry("no body", m -> m.replaceFirst(body, "")),
                Map.entry("text beside", m -> m.replaceFirst("<s:Body>", "x<s:Body>x")),
                Map.entry("something behind", m -> m + any(List.of("x", "<x/>", "<!-- -->", "\u0000"))),
                Map.entry("a document type", m -> m.replaceFirst("\\?>", "?><!DOCTYPE s [<!ENTITY nope 'x'>]>")),
                Map.entry("no declaration", m -> m.replaceFirst("<\\?xml.*?\\?>", "")),
                Map.entry("XML 1.1", m -> m.replaceFirst("version='1.0'", "version='1.1'")),
                Map.entry("an instruction", m -> m.replaceFirst("<s:Body>", "<?x y?><s:Body><?x y?>")),
                Map.entry("a value", m -> m.replaceFirst(TEXT, java.util.regex.Matcher.quoteReplacement(any(VALUES)))),
                Map.entry(
                        "an attribute",
                        m -> m.replaceFirst(
                                "<s:Body><\\w+",
                                "$0 "
                                        + any(List.of(
                                                "a='&nope;'",
                                                "a='1' a='2'",
                                                "p:a='1'",
                                                "xmlns:i='http://www.w3.org/2001/XMLSchema-instance' i:type='x'",
                                                "xmlns:i='http://www.w3.org/2001/XMLSchema-instance' i:nil='true'",
                                                "s:encodingStyle='urn:x'",
                                                "id='1' href='#1'")))));
        var way = any(ways);
        story.add(way.getKey());
        return way.getValue().apply(text);
    }

    private byte[] encoded(String text, String type, Map<String, String> headers, List<String> story) {
        if (once(8)) {
            headers.put("Content-Type", any(TYPES));
            return text.getBytes(StandardCharsets.UTF_8);
        }
        if (once(12)) {
            story.add("with attachments");
            headers.put(
                    "Content-Type",
                    "multipart/related; boundary=b; type=\"application/xop+xml\"; start=\"<r@x>\"; start-info=\"" + type
                            + "\"");
            return ("--b\r\nContent-Type: application/xop+xml; type=\"" + type + "\""
                            + any(List.of("", "; charset=UTF-8", "; charset=nonsense", "; charset=ISO-8859-1"))
                            + "\r\nContent-ID: <r@x>\r\n"
                            + any(List.of("", "Content-Transfer-Encoding: quoted-printable\r\n", "nonsense\r\n"))
                            + any(List.of("\r\n", ""))
                            + text + any(List.of("\r\n--b--", "\r\n--b\r\n\r\nx\r\n--b--", "\r\n--b", "")))
                    .getBytes(StandardCharsets.UTF_8);
        }
        String written = once(3) ? any(CHARSETS) : "UTF-8";
        String declared = once(8) ? any(CHARSETS) : written;
        String given = once(8) ? any(CHARSETS) : written;
        story.add("in " + written + ", declared " + declared + ", given " + given);
        headers.put("Content-Type", once(2) ? type + "; charset=" + given : type);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (once(8)) {
            bytes.writeBytes(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
        }
        bytes.writeBytes(text.replaceFirst("encoding='UTF-8'", "encoding='" + declared + "'")
                .getBytes(Charset.forName(written)));
        byte[] content = bytes.toByteArray();
        if (once(10) && content.length > 0) {
            story.add("a byte");
            content[random.nextInt(content.length)] = (byte) random.nextInt(256);
        }
        return content;
    }

    private static String security(String attributes, String content) {
        return "<w:Security xmlns:w='" + WSSE + "' xmlns:u='" + WSU + "' " + attributes + ">" + content
                + "</w:Security>";
    }

    /** Whether something happens that happens once in so many times. */
    private boolean once(int times) {
        return random.nextInt(times) == 0;
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
