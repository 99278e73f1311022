<@m.mail subject="お知らせのまとめ: ${items?size} 件">
<@m.p>短い間に多くのお知らせが発生したため、次のお知らせを 1 通のメールにまとめました。</@m.p>
<@m.list>
<#list items as item>
<@m.item>${item.subject}<#if item.licenseId??> (ライセンス ID ${item.licenseId})</#if><#if item.link??>: <@m.link href=item.link/></#if></@m.item>
</#list>
</@m.list>
<@m.p>詳細は、サインインして確認してください。お心当たりがない場合は、サポートにお問い合わせください。</@m.p>
</@m.mail>
