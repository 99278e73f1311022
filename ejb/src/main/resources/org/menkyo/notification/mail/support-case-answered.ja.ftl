<#if outcome == "CLOSED">
<@m.mail subject="サポート ケースがクローズされました">
<@m.p>サポート ケース「<@m.strong>${subject}</@m.strong>」は、サポートによりクローズされました。サポートからの連絡:</@m.p>
<@m.quote lines=comment/>
<@m.p>引き続きサポートが必要な場合は、次のケース番号を記載のうえ、新しいケースを作成してください: ${caseId}</@m.p>
</@m.mail>
<#else>
<@m.mail subject="サポートからの回答があります">
<@m.p>サポート ケース「<@m.strong>${subject}</@m.strong>」について、サポートから次の回答がありました。</@m.p>
<@m.quote lines=comment/>
<@m.p>サインインすると、対応状況の確認、返信、ケースのクローズができます。ケース番号: ${caseId}</@m.p>
</@m.mail>
</#if>
