package org.menkyo.shared.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("LC-115")
class PortalFilterTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/licenses?organization=%E5%B1%B1+a&x", "/help/\u5c71", "/a%09b"})
    void takesAddressesOfWhatRecordsCanContain(String address) {
        assertThat(PortalFilter.isStorable(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/technical-accounts/a%00b", "/media?product=%00", "/x?%1b=1", "/x?a=%EF%BF%BF", "/x?a=%", "/%zz"
            })
    void takesNoOtherAddresses(String address) {
        assertThat(PortalFilter.isStorable(address)).isFalse();
    }

    @Test
    void takesWhatHasNoBody() {
        assertThat(PortalFilter.isInUtf8(null)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/x-www-form-urlencoded",
                "application/x-www-form-urlencoded; charset=UTF-8",
                "application/x-www-form-urlencoded;charset=\"utf-8\"",
                "multipart/form-data; boundary=----WebKitFormBoundary7MA4YWxkTrZu0gW",
                "multipart/form-data; boundary=geckoformboundary1234"
            })
    void takesFormsAsBrowsersSendThem(String contentType) {
        assertThat(PortalFilter.isInUtf8(contentType)).isTrue();
    }

    @ParameterizedTest
    @Tag("LC-1110")
    @ValueSource(
            strings = {
                "application/x-www-form-urlencoded; charset=Shift_JIS",
                "application/x-www-form-urlencoded; charset=nonsense",
                "application/x-www-form-urlencoded; charset=\"",
                "application/x-www-form-urlencoded; charset=",
                "multipart/form-data; boundary=",
                "json",
                "",
                "/"
            })
    void takesNoFormsInOtherCharacterSetsOrOfNoType(String contentType) {
        assertThat(PortalFilter.isInUtf8(contentType)).isFalse();
    }
}
