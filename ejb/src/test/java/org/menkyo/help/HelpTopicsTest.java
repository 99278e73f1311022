package org.menkyo.help;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.menkyo.protocol.text.TypedText;

@Tag("LC-708")
class HelpTopicsTest {

    private final HelpTopics topics = new HelpTopics();

    @Test
    void everyTopicStandsInBothLanguagesUnderItsOwnCode() {
        assertThat(topics.all()).isNotEmpty().allSatisfy(topic -> {
            assertThat(topic.code()).matches("[a-z0-9-]{3,40}");
            assertThat(topic.section()).isNotNull();
            for (HelpTopic.Text text : List.of(topic.question(), topic.answer())) {
                assertThat(TypedText.isVisible(text.en())).isTrue();
                assertThat(text.en()).matches("[\\x20-\\x7e\\n]+");
                assertThat(text.ja()).matches("(?s).*[\\u3040-\\u30ff].*");
            }
        });
        assertThat(topics.all()).extracting(HelpTopic::code).doesNotHaveDuplicates();
        assertThat(topics.all()).extracting(HelpTopic::section).contains(HelpSection.values());
    }

    @ParameterizedTest
    @CsvSource({
        "key, キー",
        "key, ｷｰ",
        "KEYS, キー",
        "license, ライセンス",
        "licen\u0063es, ﾗｲｾﾝｽ",
        "phone, 電話",
        "activation, 認証",
        "administrator, 管理者",
        "permission, 権限",
        "password, パスワード",
        "product key, プロダクト キー",
        "product key, プロダクトキー",
        "download, ダウンロード",
        "Downloads, ﾀﾞｳﾝﾛｰﾄﾞ",
        "physical media, 物理メディア",
        "resume, 再開",
        "SHA-256, ＳＨＡ－２５６",
        "reports, レポート",
        "Software Assurance, ソフトウェア アシュアランス",
    })
    void aWordAndItsTranslationFindTheSame(String english, String japanese) {
        assertThat(codes(english)).isNotEmpty().containsExactlyInAnyOrderElementsOf(codes(japanese));
    }

    @ParameterizedTest
    @CsvSource({
        "forgotten password, forgotten-password",
        "How can I add an Open License?, add-open-license",
        "our admin left the company, no-administrator",
        "MAK or KMS, mak-or-kms",
        "firewall rules, activation-plan",
        "ファイアウォールの規則, activation-plan",
        "キーを知られた, key-leaked",
        "電話で認証, activate-by-phone",
        "管理者が退職, no-administrator",
        "メールアドレスの変更, change-email",
        "my download broke off, resume-download",
        "ﾀﾞｳﾝﾛｰﾄﾞを再開したい, resume-download",
        "ソフトウェアのダウンロード, download-software",
        "compare the SHA-256, check-download",
        "tax exemption, media-tax-exemption",
        "免税, media-tax-exemption",
        "物理メディアで受け取りたい, physical-media",
    })
    void theTopicThatIsMeantStandsFirst(String words, String code) {
        assertThat(codes(words)).first().isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "the", "の", "+-&|!(){}[]^\"~*?:\\/", "zebra crossing"})
    void whatSaysNothingFindsNothing(String words) {
        assertThat(topics.search(words)).isEmpty();
    }

    private List<String> codes(String words) {
        return topics.search(words).stream().map(HelpTopic::code).toList();
    }
}
