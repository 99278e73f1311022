<@m.mail subject="${organization} の住所が変更されました">
<@m.p>管理者としてご登録のライセンス ID <@m.strong>${licenseId}</@m.strong> について、<#if distributor??>販売代理店 ${distributor} <#else>サポート</#if>が ${organization} の住所を変更しました。</@m.p>
<@m.p>変更前: ${before}</@m.p>
<@m.p>変更後: ${after}</@m.p>
<@m.p>お心当たりのない変更の場合は、販売代理店またはサポートにご連絡ください。</@m.p>
</@m.mail>
