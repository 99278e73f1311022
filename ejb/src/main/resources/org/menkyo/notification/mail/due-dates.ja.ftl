<@m.mail subject=(count?number == 1)?then(dueItems[0].what + "の最終日は " + firstDay + " です", "ライセンスに関する " + count + " 件の期限が近づいています (最初の期限: " + firstDay + ")")>
<@m.p>管理者としてご登録のライセンス ID について、次の期限が近づいています。日付はいずれも最終日です。</@m.p>
<@m.list>
<#list dueItems as item>
<@m.item>${item.lastDay}: ${item.what}、ライセンス ID ${item.licenseId} (${item.organization})</@m.item>
</#list>
</@m.list>
<#if more??>
<@m.p>このほかに ${more} 件あります。期限の一覧ですべてをご確認いただけます。</@m.p>
</#if>
<@m.p>最終日を過ぎた認証番号では、新しい注文をまとめることができません。ソフトウェア アシュアランス、サブスクリプション、オンライン サービスの継続をご希望の場合は、お早めに販売代理店または販売店にご連絡ください。このメールは 90 日前、60 日前、30 日前に一度ずつお送りします。</@m.p>
</@m.mail>
