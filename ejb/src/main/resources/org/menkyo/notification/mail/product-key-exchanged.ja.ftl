<#assign host = keyType == "KMS_HOST">
<#assign machines = host?then(" KMS ホスト", "コンピューター")>
<@m.mail subject="プロダクト キーが交換されました">
<@m.p>ライセンス ID <@m.strong>${licenseId}</@m.strong> のプロダクト キーが漏えいしたため、サポートがキーを交換しました。古いキーでは、今後ライセンス認証を行うことができません。</@m.p>
<@m.list>
<@m.item>対象: ${keyFor}</@m.item>
<@m.item>古いキー: <@m.key>${oldKey}</@m.key></@m.item>
<@m.item>新しいキー: <@m.key>${newKey}</@m.key></@m.item>
</@m.list>
<#if activated == "KEEP">
<@m.p>古いキーで認証済みの${machines}はそのままお使いいただけます。認証済みの台数は新しいキーに引き継がれます。設定の変更などの作業は必要ありません。</@m.p>
<#else>
<@m.p>古いキーを使用したすべての${machines}のライセンス認証は<@m.strong>取り消されました</@m.strong>。自社の${machines}には新しいキーをインストールし、もう一度ライセンス認証を行ってください。</@m.p>
</#if>
<@m.p>新しいキーは、プロダクト キーを表示できる方が、このライセンス ID のキーの一覧でご確認いただけます。今後の設定には新しいキーをお使いください。</@m.p>
</@m.mail>
