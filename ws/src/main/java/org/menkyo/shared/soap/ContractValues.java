package org.menkyo.shared.soap;

import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.menkyo.shared.paging.PageRequest;

/** Translates single values between the contract and the services. */
public final class ContractValues {

    private ContractValues() {}

    /** An empty element means the same as an absent one. */
    public static String text(String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    /** The schema has made sure that it is an identifier, or empty. */
    public static UUID identifier(String text) {
        return text == null || text.isBlank() ? null : UUID.fromString(text);
    }

    /** An address. */
    public static String text(URI address) {
        return address == null ? null : address.toString();
    }

    /** Empty entries of a list of texts do not count. */
    public static List<String> texts(List<String> texts) {
        return texts == null
                ? null
                : texts.stream().filter(text -> text != null && !text.isEmpty()).toList();
    }

    /** Bytes, which the services take and give as Base64 in text. */
    public static String base64(byte[] bytes) {
        return bytes == null ? null : Base64.getEncoder().encodeToString(bytes);
    }

    /** The bytes of Base64 text. */
    public static byte[] bytes(String base64) {
        return base64 == null ? null : Base64.getDecoder().decode(base64);
    }

    /** Which part of a list is asked for. */
    public static PageRequest page(org.menkyo.shared.soap.v1.PageRequest page) {
        return page == null ? PageRequest.first() : PageRequest.of(page.getCursor(), page.getSize());
    }
}
