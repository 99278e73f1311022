<#assign exhausted = used?number gte permitted?number>
<@m.mail subject="プロダクト キーのライセンス認証回数が減りました">
<@m.p>ライセンス ID <@m.strong>${licenseId}</@m.strong> のライセンスが変更されたため、次のマルチ ライセンス認証キー (MAK) のライセンス認証回数が変わりました。</@m.p>
<@m.list>
<@m.item>対象: ${keyFor}</@m.item>
<@m.item>プロダクト キー: <@m.key>${key}</@m.key></@m.item>
<@m.item>変更前の回数: ${before}</@m.item>
<@m.item>変更後の回数: ${permitted}</@m.item>
<@m.item>使用済み: ${used}</@m.item>
</@m.list>
<@m.p>認証済みのコンピューターはそのままお使いいただけます。<#if exhausted>新しいコンピューターのライセンス認証はできません。</#if></@m.p>
</@m.mail>
