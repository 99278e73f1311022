package org.menkyo.shared.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.menkyo.shared.error.FieldError;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.paging.PageRequest;

@Tag("LC-1102")
class HeadersTest {

    @Test
    void linksToTheNextPageWithTheSameFilters() {
        assertThat(PageLink.next(URI.create("http://h/api/product-keys?licenseId=A%20B&cursor=MQ&size=2"), "Mg"))
                .isEqualTo("</api/product-keys?licenseId=A%20B&size=2&cursor=Mg>; rel=\"next\"");
        assertThat(PageLink.next(URI.create("http://h/api/audit"), "Mg"))
                .isEqualTo("</api/audit?cursor=Mg>; rel=\"next\"");
    }

    @ParameterizedTest
    @CsvSource({"0, size", "201, size", "-1, size", "many, size", "99999999999, size", "'', size"})
    void refusesSizesOutOfBounds(String size, String parameter) {
        assertThatThrownBy(() -> new ListParameters(null, size).toPageRequest())
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.errors())
                                .extracting(FieldError::field)
                                .containsExactly(parameter));
    }

    @Test
    void readsSizeAndCursor() {
        assertThat(new ListParameters(null, null).toPageRequest()).isEqualTo(PageRequest.first());
        String cursor = Page.followedBy(List.of(), Optional.of(3)).next();
        assertThat(new ListParameters(cursor, "200").toPageRequest()).isEqualTo(new PageRequest(Optional.of("3"), 200));
    }

    @ParameterizedTest
    @CsvSource({
        "8e03978e-40d5-43dd-bc93-6894a57f9324, 8e03978e-40d5-43dd-bc93-6894a57f9324",
        "'\"quoted key\"', ",
        "'\"quoted-key\"', quoted-key",
        "' padded ', padded",
    })
    void readsIdempotencyKeys(String header, String key) {
        if (key == null) {
            assertThatThrownBy(() -> IdempotencyKey.of(header)).isInstanceOf(HttpException.class);
        } else {
            assertThat(IdempotencyKey.of(header)).contains(key);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\"\"", "a\"b", "キー", "a b", "\"half"})
    void refusesMalformedIdempotencyKeys(String header) {
        assertThatThrownBy(() -> IdempotencyKey.of(header)).isInstanceOf(HttpException.class);
        assertThatThrownBy(() -> IdempotencyKey.of("x".repeat(129))).isInstanceOf(HttpException.class);
        assertThat(IdempotencyKey.of(null)).isEmpty();
    }

    @Test
    void comparesEntityTags() {
        String quoted = EntityTags.of("state".getBytes(StandardCharsets.UTF_8));

        assertThat(EntityTags.matchNames(quoted, quoted)).isTrue();
        assertThat(EntityTags.matchNames("\"other\", " + quoted, quoted)).isTrue();
        assertThat(EntityTags.matchNames("*", quoted)).isTrue();
        assertThat(EntityTags.matchNames("W/" + quoted, quoted)).isFalse();
        assertThat(EntityTags.noneMatchNames("W/" + quoted, quoted)).isTrue();
        assertThat(EntityTags.noneMatchNames("\"other\"", quoted)).isFalse();
        assertThat(EntityTags.noneMatchNames(null, quoted)).isFalse();
        assertThat(quoted).isNotEqualTo(EntityTags.of("other".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void escapesTheSegmentsOfNewAddresses() {
        assertThat(Created.at("body", "orders", "A/1 あ").path()).isEqualTo("orders/A%2F1%20%E3%81%82");
        assertThat(Created.of("body").path()).isNull();
    }
}
