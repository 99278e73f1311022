<#assign notGiven = requestedRoles?filter(role -> !roles?seq_contains(role))>
<#if outcome == "APPROVED">
<@m.mail subject="アクセス権限のリクエストが承認されました">
<@m.p>ライセンス ID <@m.strong>${licenseId}</@m.strong> のアクセス権限のリクエストが承認され、次のアクセス権限が付与されました。</@m.p>
<@m.roles names=roles/>
<#if notGiven?has_content>
<@m.p>次のアクセス権限は、今回は付与されませんでした。</@m.p>
<@m.roles names=notGiven/>
</#if>
<@reasonGiven/>
<@m.p>サインインすると、すぐにご利用いただけます。お持ちのアクセス権限は「アクセス権限の確認」でご覧いただけます。</@m.p>
</@m.mail>
<#else>
<@m.mail subject="アクセス権限のリクエストが拒否されました">
<@m.p>ライセンス ID <@m.strong>${licenseId}</@m.strong> の次のアクセス権限のリクエストは拒否されました。</@m.p>
<@m.roles names=requestedRoles/>
<@reasonGiven/>
<@m.p>すでにお持ちのアクセス権限に変更はありません。業務に必要な場合は、組織のソフトウェア ライセンスの担当者にご相談ください。</@m.p>
</@m.mail>
</#if>
<#macro reasonGiven>
<#if reason??>
<@m.p>理由:</@m.p>
<@m.quote lines=reason/>
</#if>
</#macro>
