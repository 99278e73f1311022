<@m.mail subject="ライセンス ID ${licenseId} の連絡先が変更されました">
<@m.p><#if distributor??>販売代理店 ${distributor} <#else>サポート</#if>が、ライセンス ID <@m.strong>${licenseId}</@m.strong> の連絡先 (${contactKind}) を変更しました。</@m.p>
<#if before??>
<@m.p>変更前: ${before}</@m.p>
</#if>
<#if after??>
<@m.p>変更後: ${after}</@m.p>
</#if>
<@m.p>変更前の連絡先に基づくアクセス権限は終了し、新しい連絡先にはその連絡先に応じたアクセス権限が付与されました。ほかの方法で付与されたアクセス権限に変更はありません。</@m.p>
<@m.p>お心当たりのない変更の場合は、販売代理店またはサポートにご連絡ください。</@m.p>
</@m.mail>
