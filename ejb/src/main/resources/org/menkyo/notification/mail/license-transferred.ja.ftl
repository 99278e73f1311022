<@m.mail subject="ライセンス ID ${licenseId} が譲渡されました">
<@m.p>ライセンス ID <@m.strong>${licenseId}</@m.strong> について、<#if distributor??>販売代理店 ${distributor} <#else>サポート</#if>がライセンス譲渡フォームを提出しました。</@m.p>
<@m.p>変更前の所有者: ${before}</@m.p>
<#if after??>
<@m.p>変更後の所有者: ${after}</@m.p>
<#else>
<@m.p>このライセンス ID に対するアクセス権限は終了しました。</@m.p>
</#if>
<@m.p>お心当たりのない変更の場合は、販売代理店またはサポートにご連絡ください。</@m.p>
</@m.mail>
